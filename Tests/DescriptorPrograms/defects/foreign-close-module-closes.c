/* A program closes the descriptor of a library, which then closes it itself.
 * finds: foreign-close
 * module: store.c
 * opened: store_open
 * closed: close_a_number
 * again: store_close
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"
#include "../modules/store.h"

static SEEN void close_a_number(int fd) { need(!close(fd)); }

int main(void)
{
    const int fd = store_open();

    close_a_number(fd);
    need_error(EBADF, store_close());
}
