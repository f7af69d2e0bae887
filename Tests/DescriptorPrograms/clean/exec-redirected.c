/* Another program's standard streams are files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int input = open("/dev/null", O_RDONLY), output = a_file();
    const pid_t child = fork();

    if (!child) {
        need(dup2(input, 0) == 0 && dup2(output, 1) == 1 && dup2(output, 2) == 2);
        need(!close(input));
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!close(input) && !close(output));
}
