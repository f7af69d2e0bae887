/* Messages that go out, with descriptors in them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../busy.h"
#include "../using.h"
#include "direct.h"

#include <string.h>

static bool is_open(int fd) { return direct_call(SYS_fcntl, fd, F_GETFD, 0) >= 0; }

static bool is_whole(const struct msghdr *message, const struct cmsghdr *control)
{
    const char *end = (const char *)message->msg_control + message->msg_controllen;

    return control->cmsg_len >= CMSG_LEN(0) &&
           control->cmsg_len <= (size_t)(end - (const char *)control);
}

/* Returns whether they are all open. */
static bool check_descriptors(const struct cmsghdr *control, enum call call)
{
    const size_t size = control->cmsg_len - CMSG_LEN(0);
    bool are_open = true;
    int fd;

    for (size_t at = 0; at + sizeof fd <= size; at += sizeof fd) {
        memcpy(&fd, CMSG_DATA(control) + at, sizeof fd);
        if (is_open(fd))
            continue;
        are_open = false;
        used_closed(fd, call);
    }
    return are_open;
}

/* As far as the kernel has looked: what comes behind the first bad one may be anything. */
static void check_control(const struct msghdr *message, enum call call)
{
    struct cmsghdr *control = CMSG_FIRSTHDR(message);

    for (; control && is_whole(message, control);
         control = CMSG_NXTHDR((struct msghdr *)message, control))
        if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS &&
            !check_descriptors(control, call))
            return;
}

SHIM_EXPORT ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    struct busy *busy = busy_begin(fd, CALL_sendmsg);
    const ssize_t result = REAL(sendmsg)(fd, message, flags);

    busy_end(busy);
    if (result == -1 && errno == EBADF && books.state == AWAKE && is_open(fd)) {
        SHIM_KEEP_ERRNO;
        check_control(message, CALL_sendmsg);
        return result;
    }
    used(fd, CALL_sendmsg, result);
    return result;
}
