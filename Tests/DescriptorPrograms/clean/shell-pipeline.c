/* A pipeline of three programs, as a shell makes it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void move(int from, int to)
{
    if (from != to)
        need(dup2(from, to) == to && !close(from));
}

static SEEN pid_t start(int in, int out, int unwanted, const char *program)
{
    const pid_t child = fork();

    if (!child) {
        if (unwanted != -1)
            close(unwanted);
        move(in, 0);
        move(out, 1);
        execlp(program, program, NULL);
        _exit(99);
    }
    return child;
}

int main(void)
{
    const int input = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
    const int output = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int first[2], second[2];
    pid_t children[3];

    need(!pipe(first));
    children[0] = start(input, first[1], first[0], "cat");
    need(!close(input) && !close(first[1]) && !pipe(second));
    children[1] = start(first[0], second[1], second[0], "cat");
    need(!close(first[0]) && !close(second[1]));
    children[2] = start(second[0], output, -1, "cat");
    need(!close(second[0]) && !close(output));
    for (int i = 0; i < 3; i++)
        wait_for(children[i]);
}
