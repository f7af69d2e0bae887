/* A vfork() child arranges its descriptors and becomes another program; its parent's stay as they
 * were, though the child's closes were made in the same memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();
    int ends[2];
    char text[20];

    need(!pipe(ends));
    const pid_t child = vfork();
    if (!child) {
        close(ends[0]);
        close(file);
        dup2(ends[1], 1);
        close(ends[1]);
        execl("/bin/echo", "echo", "hello", NULL);
        _exit(99);
    }
    need(!close(ends[1]) && read(ends[0], text, sizeof text) == 6 && !close(ends[0]));
    need(write(file, "x", 1) == 1 && !close(file));
    wait_for(child);
}
