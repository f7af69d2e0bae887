/* A child puts a file at number 9 for the program that it becomes; 9 is agreed upon.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();
    const pid_t child = fork();

    if (!child) {
        need(dup2(file, 9) == 9);
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!close(file));
}
