/* syscall(): programs that name system calls by number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sandbox.h"
#include "../sockets.h"
#include "../world.h"

#include <stdarg.h>
#include <sys/syscall.h>

/* Six words, as the kernel takes them. */
struct words {
    long at[6];
};

#define FD(i) ((int)words.at[i])
#define POINTER(i) ((void *)words.at[i])
#define SIZE(i) ((size_t)words.at[i])
#define LENGTH(i) ((socklen_t)words.at[i])

static bool data_call(long number, struct words words, long *result)
{
    switch (number) {
    case SYS_read:
        *result = read(FD(0), POINTER(1), SIZE(2));
        break;
    case SYS_write:
        *result = write(FD(0), POINTER(1), SIZE(2));
        break;
    case SYS_readv:
        *result = readv(FD(0), POINTER(1), FD(2));
        break;
    case SYS_writev:
        *result = writev(FD(0), POINTER(1), FD(2));
        break;
    case SYS_sendto:
        *result = sendto(FD(0), POINTER(1), SIZE(2), FD(3), POINTER(4), LENGTH(5));
        break;
    case SYS_recvfrom:
        *result = recvfrom(FD(0), POINTER(1), SIZE(2), FD(3), POINTER(4), POINTER(5));
        break;
    case SYS_sendmsg:
        *result = sendmsg(FD(0), POINTER(1), FD(2));
        break;
    case SYS_recvmsg:
        *result = recvmsg(FD(0), POINTER(1), FD(2));
        break;
    case SYS_sendmmsg:
        *result = sendmmsg(FD(0), POINTER(1), (unsigned)FD(2), FD(3));
        break;
    case SYS_recvmmsg:
        *result = recvmmsg(FD(0), POINTER(1), (unsigned)FD(2), FD(3), POINTER(4));
        break;
    default:
        return false;
    }
    return true;
}

static bool socket_call(long number, struct words words, long *result)
{
    switch (number) {
    case SYS_socket:
        *result = socket(FD(0), FD(1), FD(2));
        break;
    case SYS_socketpair:
        *result = socketpair(FD(0), FD(1), FD(2), POINTER(3));
        break;
    case SYS_bind:
        *result = bind(FD(0), POINTER(1), LENGTH(2));
        break;
    case SYS_listen:
        *result = listen(FD(0), FD(1));
        break;
    case SYS_connect:
        *result = connect(FD(0), POINTER(1), LENGTH(2));
        break;
#ifdef SYS_accept
    case SYS_accept:
        *result = accept(FD(0), POINTER(1), POINTER(2));
        break;
#endif
    case SYS_accept4:
        *result = accept4(FD(0), POINTER(1), POINTER(2), FD(3));
        break;
    case SYS_getsockname:
        *result = getsockname(FD(0), POINTER(1), POINTER(2));
        break;
    case SYS_getpeername:
        *result = getpeername(FD(0), POINTER(1), POINTER(2));
        break;
    case SYS_shutdown:
        *result = shutdown(FD(0), FD(1));
        break;
    case SYS_setsockopt:
        *result = setsockopt(FD(0), FD(1), FD(2), POINTER(3), LENGTH(4));
        break;
    case SYS_getsockopt:
        *result = getsockopt(FD(0), FD(1), FD(2), POINTER(3), POINTER(4));
        break;
    default:
        return false;
    }
    return true;
}

static bool descriptor_call(long number, struct words words, long *result)
{
    switch (number) {
    case SYS_close:
        *result = close(FD(0));
        break;
#ifdef SYS_close_range
    case SYS_close_range:
        *result = close_range((unsigned)FD(0), (unsigned)FD(1), FD(2));
        break;
#endif
    case SYS_dup:
        *result = dup(FD(0));
        break;
#ifdef SYS_dup2
    case SYS_dup2:
        *result = dup2(FD(0), FD(1));
        break;
#endif
    case SYS_dup3:
        *result = dup3(FD(0), FD(1), FD(2));
        break;
    case SYS_fcntl:
        *result = fcntl(FD(0), FD(1), POINTER(2));
        break;
    case SYS_ioctl:
        *result = ioctl(FD(0), SIZE(1), POINTER(2));
        break;
    case SYS_epoll_ctl:
        *result = epoll_ctl(FD(0), FD(1), FD(2), POINTER(3));
        break;
    default:
        return false;
    }
    return true;
}

static bool process_call(long number, struct words words, long *result)
{
    switch (number) {
    case SYS_execve:
        *result = execve(POINTER(0), POINTER(1), POINTER(2));
        break;
    case SYS_execveat:
        *result = execveat(FD(0), POINTER(1), POINTER(2), POINTER(3), FD(4));
        break;
    case SYS_setuid:
    case SYS_setreuid:
    case SYS_setresuid:
    case SYS_chroot:
        world_hold_door();
        return false;
    case SYS_seccomp:
        sandbox_will_close();
        return false;
    case SYS_prctl:
        if (FD(0) == PR_SET_SECCOMP)
            sandbox_will_close();
        return false;
#ifdef SYS_fork
    case SYS_fork:
#endif
    case SYS_clone:
    case SYS_clone3:
        sockets_may_be_shared();
        return false;
    default:
        return false;
    }
    return true;
}

SHIM_EXPORT long syscall(long number, ...)
{
    struct words words;
    va_list more;
    long result;

    va_start(more, number);
    for (int i = 0; i < 6; i++)
        words.at[i] = va_arg(more, long);
    va_end(more);
    if (world_active() &&
        (data_call(number, words, &result) || socket_call(number, words, &result) ||
         descriptor_call(number, words, &result) || process_call(number, words, &result)))
        return result;
    return REAL(syscall)(number, words.at[0], words.at[1], words.at[2], words.at[3], words.at[4],
                         words.at[5]);
}
