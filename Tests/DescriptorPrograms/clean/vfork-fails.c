/* A vfork() child closes what it inherited, finds no program, and ends; its parent closes the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int first = a_file(), second = a_file();
    int status;
    const pid_t child = vfork();

    if (!child) {
        close(first);
        close(second);
        execl("/nowhere/to/be/found", "nothing", NULL);
        _exit(7);
    }
    need(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 7);
    need(!close(first) && !close(second));
}
