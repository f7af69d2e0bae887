/* A signal handler closes what had been closed before the signal came.
 * finds: double-close
 * opened: open_the_file
 * closed: close_it
 * again: clean_up
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_it(void) { need(!close(fd)); }

static SEEN void clean_up(int number)
{
    need(number == SIGUSR1);
    need_error(EBADF, close(fd));
}

int main(void)
{
    open_the_file();
    signal(SIGUSR1, clean_up);
    close_it();
    need(!raise(SIGUSR1));
}
