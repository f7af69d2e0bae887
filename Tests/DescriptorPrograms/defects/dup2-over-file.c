/* A pipe's end is put over a file that is still open; nobody closed the file.
 * finds: dup2-over
 * opened: open_the_file
 * over: move_the_pipe
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void move_the_pipe(int from, int to) { need(dup2(from, to) == to && !close(from)); }

int main(void)
{
    const int fd = open_the_file();
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    move_the_pipe(ends[1], fd);
    need(!close(fd) && !close(ends[0]));
}
