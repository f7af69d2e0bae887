/* select() is asked about as many numbers as there can be, with a set that is as large as the
 * process needs, and one number was never open.
 * finds: bad-fd
 * call: select_all
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <limits.h>
#include <sys/mman.h>
#include <sys/select.h>

static SEEN void select_all(fd_set *set)
{
    need_error(EBADF, select(INT_MAX, set, NULL, NULL, &(struct timeval){0}));
}

int main(void)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    fd_set *set = (fd_set *)(void *)(pages + page - sizeof(fd_set));

    need(pages != MAP_FAILED && !munmap(pages + page, page));
    FD_ZERO(set);
    FD_SET(50, set);
    select_all(set);
}
