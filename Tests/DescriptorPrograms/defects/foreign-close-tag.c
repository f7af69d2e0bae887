/* A descriptor has an owner who said so; somebody else closes it.
 * finds: foreign-close
 * opened: open_the_store
 * closed: close_a_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../tag.h"

static SEEN int open_the_store(void)
{
    const int fd = a_file();

    tag_it(fd, 42);
    return fd;
}

static SEEN void close_a_number(int fd) { need(!close(fd)); }

int main(void) { close_a_number(open_the_store()); }
