/* Messages that come in: with an address, which may be cut, and with descriptors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../busy.h"
#include "../opening.h"
#include "../truncated.h"
#include "../using.h"

#include <string.h>

#define RECEIVES(name, parameters, arguments)                                                      \
    SHIM_EXPORT ssize_t name parameters                                                            \
    {                                                                                              \
        const socklen_t room = from ? room_of(length) : 0;                                         \
        struct busy *busy = busy_begin(fd, CALL_##name);                                           \
        const ssize_t result = REAL(name) arguments;                                               \
                                                                                                   \
        busy_end(busy);                                                                            \
        used(fd, CALL_##name, result);                                                             \
        if (result >= 0 && from && length)                                                         \
            check_truncated(fd, CALL_##name, from, room, *length);                                 \
        return result;                                                                             \
    }

RECEIVES(recvfrom,
         (int fd, void *buffer, size_t size, int flags, struct sockaddr *from, socklen_t *length),
         (fd, buffer, size, flags, from, length))
RECEIVES(__recvfrom_chk,
         (int fd, void *buffer, size_t size, size_t whole, int flags, struct sockaddr *from,
          socklen_t *length),
         (fd, buffer, size, whole, flags, from, length))

static void take_descriptors(const struct cmsghdr *control, enum call call, unsigned marks)
{
    const size_t size = control->cmsg_len - CMSG_LEN(0);
    int fd;

    for (size_t at = 0; at + sizeof fd <= size; at += sizeof fd) {
        memcpy(&fd, CMSG_DATA(control) + at, sizeof fd);
        opened(fd, call, THING_UNKNOWN, marks, "received in a message");
    }
}

static void take_control(struct msghdr *message, enum call call, int flags)
{
    if (books.state != AWAKE || !message->msg_controllen)
        return;
    for (struct cmsghdr *control = CMSG_FIRSTHDR(message); control;
         control = CMSG_NXTHDR(message, control))
        if (control->cmsg_level == SOL_SOCKET && control->cmsg_type == SCM_RIGHTS)
            take_descriptors(control, call, cloexec_mark(flags, MSG_CMSG_CLOEXEC));
}

SHIM_EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
    struct busy *busy = busy_begin(fd, CALL_recvmsg);
    const ssize_t result = REAL(recvmsg)(fd, message, flags);

    busy_end(busy);
    used(fd, CALL_recvmsg, result);
    if (result >= 0)
        take_control(message, CALL_recvmsg, flags);
    return result;
}

SHIM_EXPORT int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags,
                         struct timespec *timeout)
{
    struct busy *busy = busy_begin(fd, CALL_recvmmsg);
    const int result = REAL(recvmmsg)(fd, messages, count, flags, timeout);

    busy_end(busy);
    used(fd, CALL_recvmmsg, result);
    for (int i = 0; i < result; i++)
        take_control(&messages[i].msg_hdr, CALL_recvmmsg, flags);
    return result;
}
