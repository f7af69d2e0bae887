/* Who closes a descriptor by tag has another one than its owner.
 * finds: foreign-close
 * opened: open_the_store
 * closed: close_with_another
 * SPDX-License-Identifier: Apache-2.0 */
#include "../tag.h"

static SEEN int open_the_store(void)
{
    const int fd = a_file();

    tag_it(fd, 42);
    return fd;
}

static SEEN void close_with_another(int fd) { need(!close_by_tag(fd, 43)); }

int main(void) { close_with_another(open_the_store()); }
