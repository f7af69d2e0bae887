/* A program hands a number on to itself by exec, and closes it twice then.
 * finds: double-close
 * opened: open_the_file
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

static SEEN void become(int fd)
{
    char number[12];

    snprintf(number, sizeof number, "%d", fd);
    execl("/proc/self/exe", "double-close-after-exec", number, NULL);
    need(!"exec");
}

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(int count, char **words)
{
    if (count == 1)
        become(open_the_file());
    close_it(atoi(words[1]));
    close_it_again(atoi(words[1]));
}
