/* Two files, each closed twice by lines of its own: two findings.
 * finds: 2 double-close
 * opened: open_the_first
 * closed: close_the_first
 * again: close_the_first_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_first(void) { return a_file(); }

static SEEN int open_the_second(void) { return a_file(); }

static SEEN void close_the_first(int fd) { need(!close(fd)); }

static SEEN void close_the_first_again(int fd) { need_error(EBADF, close(fd)); }

static SEEN void close_the_second(int fd) { need(!close(fd)); }

static SEEN void close_the_second_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int first = open_the_first(), second = open_the_second();

    close_the_first(first);
    close_the_first_again(first);
    close_the_second(second);
    close_the_second_again(second);
}
