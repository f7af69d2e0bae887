/* A file is put over an epoll set, by dup3().
 * finds: dup2-over
 * opened: make_the_set
 * over: move_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN int make_the_set(void) { return epoll_create1(EPOLL_CLOEXEC); }

static SEEN void move_the_file(int from, int to)
{
    need(dup3(from, to, O_CLOEXEC) == to && !close(from));
}

int main(void)
{
    const int set = make_the_set();

    move_the_file(a_file(), set);
    need(!close(set));
}
