/* A fortified program sets a number that its compiler knows; libc ends it for that.
 * finds: fdset-overflow
 * call: set_it
 * cc: -w -O2 -D_FORTIFY_SOURCE=2
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <signal.h>
#include <sys/select.h>

static void leave(int number)
{
    (void)number;
    _exit(0);
}

static SEEN void set_it(fd_set *set) { FD_SET(1200, set); }

int main(void)
{
    fd_set set[2] = {0};

    need(signal(SIGABRT, leave) != SIG_ERR);
    set_it(set);
}
