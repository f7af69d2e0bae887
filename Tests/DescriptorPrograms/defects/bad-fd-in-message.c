/* A message passes a number that was never open, and then lies about the length of the next.
 * finds: bad-fd
 * call: send_lies
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

/* The last bytes before memory that is not there. */
static char *edge(void)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    need(pages != MAP_FAILED && !munmap(pages + page, page));
    return pages + page;
}

static SEEN void send_lies(int fd, char *end)
{
    struct msghdr message = {.msg_control = end - 2 * CMSG_SPACE(sizeof(int)),
                             .msg_controllen = 2 * CMSG_SPACE(sizeof(int))};
    struct cmsghdr *control = CMSG_FIRSTHDR(&message);
    const int never_opened = 999;

    *control = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(control), &never_opened, sizeof never_opened);
    control = (struct cmsghdr *)(void *)(end - CMSG_SPACE(sizeof(int)));
    *control = (struct cmsghdr){.cmsg_len = 3, .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    need_error(EBADF, sendmsg(fd, &message, 0));
}

int main(void)
{
    int ends[2];

    need(!socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends));
    send_lies(ends[0], edge());
    need(!close(ends[0]) && !close(ends[1]));
}
