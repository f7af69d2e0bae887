/* A program begins without its standard streams, as after <&- >&- 2>&-: a library's files and
 * folders take two of these numbers for a while, and at the end all is closed as ever.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN void look(void)
{
    FILE *file = fopen("/proc/self/stat", "re");
    DIR *folder = opendir("/");

    need(file && folder && fileno(file) == 0 && dirfd(folder) == 1);
    need(!fclose(file) && !closedir(folder));
}

int main(int count, char **arguments)
{
    if (count == 1) {
        need(!close(0) && !close(1) && !close(2));
        execl("/proc/self/exe", *arguments, "again", NULL);
        _exit(99);
    }
    look();
    look();
    fclose(stdin);
    fclose(stdout);
    fclose(stderr);
}
