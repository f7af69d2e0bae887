/* The reading end of a pipe is closed twice, the writing end once.
 * finds: double-close
 * opened: make_the_pipe
 * closed: close_the_end
 * again: close_the_end_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void make_the_pipe(int *ends) { need(!pipe2(ends, O_CLOEXEC)); }

static SEEN void close_the_end(int fd) { need(!close(fd)); }

static SEEN void close_the_end_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    int ends[2];

    make_the_pipe(ends);
    close_the_end(ends[0]);
    close_the_end_again(ends[0]);
    need(!close(ends[1]));
}
