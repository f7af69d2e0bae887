/* Lengths and paths that are not there are answered with EFAULT.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <stdint.h>

#include <sys/mman.h>

/* The last bytes before memory that is not there. */
static char *edge(void)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    need(pages != MAP_FAILED && !munmap(pages + page, page));
    return pages + page;
}

static void ask_for_addresses(int fd, void *nowhere)
{
    struct sockaddr_storage address;

    need_error(EFAULT, getsockname(fd, (struct sockaddr *)&address, nowhere));
    need_error(EFAULT, getsockname(fd, NULL, NULL));
    need_error(EFAULT, getpeername(fd, (struct sockaddr *)&address, nowhere));
}

static void receive(const int ends[2], void *nowhere)
{
    struct sockaddr_storage address;
    char byte;

    need(write(ends[1], "x", 1) == 1);
    need_error(EFAULT, recvfrom(ends[0], &byte, 1, 0, (struct sockaddr *)&address, nowhere));
    need(write(ends[1], "x", 1) == 1);
    need(recvfrom(ends[0], &byte, 1, 0, NULL, nowhere) == 1);
    need_error(EFAULT, recvmsg(ends[0], nowhere, MSG_DONTWAIT));
}

static volatile uintptr_t nothing;

static void open_nothing(const char *nowhere)
{
    need_error(EFAULT, openat(AT_FDCWD, nowhere, O_RDONLY));
    need_error(EFAULT, openat(AT_FDCWD, (const char *)(uintptr_t)nothing, O_RDONLY));
    need_error(EFAULT, open(nowhere, O_RDONLY));
}

int main(void)
{
    int ends[2];
    char *nowhere = edge();

    need(!socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends));
    ask_for_addresses(ends[0], nowhere);
    receive(ends, nowhere);
    open_nothing(nowhere);
    need(!close(ends[0]) && !close(ends[1]));
}
