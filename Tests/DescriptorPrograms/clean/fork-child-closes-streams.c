/* A child closes the numbers of the streams that it inherited, so as not to write what is not its
 * own, and becomes another program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

int main(void)
{
    FILE *stream = fopen("/dev/null", "w");
    DIR *folder = opendir("/");

    need(fputs("unwritten", stream) != EOF);
    const pid_t child = fork();
    if (!child) {
        need(!close(fileno(stream)) && !close(dirfd(folder)));
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!fclose(stream) && !closedir(folder));
}
