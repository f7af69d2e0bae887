/* Calls with pointers that lead nowhere, each in a child: what each answers, one a line. The same
 * with and without a library in front of libc.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <mqueue.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

static char *edge;    /* the first byte that is not there; pages before it are */
static void *nowhere; /* the same */
static int ends[2];   /* of a pair of sockets that keep messages apart */
static int file;
static struct sockaddr_storage address;
static socklen_t length = sizeof address;
static char bytes[16];

/* A listener with a connection in front of it. */
static int waiting_listener(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    socklen_t size = sizeof name;

    /* The kernel finds a name. */
    bind(listener, (struct sockaddr *)&name, sizeof(sa_family_t));
    getsockname(listener, (struct sockaddr *)&name, &size);
    listen(listener, 1);
    connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name, size);
    return listener;
}

static int receiver(void)
{
    if (write(ends[1], "x", 1) != 1)
        _exit(98);
    return ends[0];
}

static int epoll(void) { return epoll_create1(0); }

/* A control message that is right, but for its number, and one that lies about its length. */
static const struct msghdr *lies(size_t lie)
{
    static struct msghdr message;
    const int never_opened = 999;
    struct cmsghdr *control = (struct cmsghdr *)(void *)(edge - 2 * CMSG_SPACE(sizeof(int)));

    message.msg_control = control;
    message.msg_controllen = 2 * CMSG_SPACE(sizeof(int));
    *control = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(control), &never_opened, sizeof never_opened);
    control = (struct cmsghdr *)(void *)(edge - CMSG_SPACE(sizeof(int)));
    *control = (struct cmsghdr){.cmsg_len = lie, .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    return &message;
}

/* A set of so many bytes, with one number in it. */
static fd_set *set_with(int number, size_t size)
{
    unsigned char *set = (unsigned char *)edge - size;

    memset(set, 0, size);
    set[number / 8] = (unsigned char)(1 << number % 8);
    return (fd_set *)(void *)set;
}

static int event_in(int set)
{
    struct epoll_event event = {.events = EPOLLOUT};

    epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event);
    return set;
}

static void prepare(void)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);

    edge =
        (char *)mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) +
        page;
    munmap(edge, page);
    nowhere = edge;
    file = open("/proc/self/exe", O_RDONLY);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, ends);
}

/* Ends without a word to anybody. */
static void say(const char *call, long answer)
{
    if (answer < 0)
        printf("%s: %s\n", call, strerrorname_np(errno));
    else
        printf("%s: well\n", call);
    fflush(stdout);
    syscall(SYS_exit_group, 0);
}

#define ASK(call)                                                                                  \
    do {                                                                                           \
        int status;                                                                                \
        const pid_t child = fork();                                                                \
        if (!child)                                                                                \
            say(#call, (long)(call));                                                              \
        waitpid(child, &status, 0);                                                                \
        if (status)                                                                                \
            printf("%s: status %#x\n", #call, (unsigned)status);                                   \
        fflush(stdout);                                                                            \
    } while (0)

static void ask_for_addresses(void)
{
    struct sockaddr *where = (struct sockaddr *)&address;

    ASK(accept(waiting_listener(), where, nowhere));
    ASK(accept(waiting_listener(), where, NULL));
    ASK(accept(waiting_listener(), NULL, nowhere));
    ASK(accept(waiting_listener(), nowhere, &length));
    ASK(accept4(waiting_listener(), where, nowhere, 0));
    ASK(getsockname(ends[0], where, nowhere));
    ASK(getsockname(ends[0], nowhere, &length));
    ASK(getsockname(ends[0], NULL, NULL));
    ASK(getpeername(ends[0], where, nowhere));
    ASK(connect(ends[0], nowhere, 20));
    ASK(connect(ends[0], NULL, 0));
    ASK(bind(ends[0], nowhere, 20));
}

static void ask_for_messages(void)
{
    struct msghdr message = {.msg_control = nowhere, .msg_controllen = 100};

    ASK(recvfrom(receiver(), bytes, 9, 0, (struct sockaddr *)&address, nowhere));
    ASK(recvfrom(receiver(), bytes, 9, 0, NULL, nowhere));
    ASK(recvfrom(receiver(), nowhere, 9, 0, NULL, NULL));
    ASK(recvmsg(receiver(), NULL, 0));
    ASK(recvmsg(receiver(), nowhere, 0));
    ASK(recvmsg(receiver(), &message, 0));
    ASK(recvmmsg(receiver(), nowhere, 3, 0, NULL));
    ASK(sendmsg(ends[0], nowhere, 0));
    ASK(sendmsg(ends[0], lies(3), 0));
    ASK(sendmsg(ends[0], lies((size_t)1 << 40), 0));
    ASK(sendmmsg(ends[0], nowhere, 2, 0));
}

static void ask_for_paths(void)
{
    ASK(open(nowhere, O_RDONLY));
    ASK(open(NULL, O_RDONLY));
    ASK(openat(AT_FDCWD, nowhere, O_RDONLY));
    ASK(openat(AT_FDCWD, NULL, O_RDONLY));
    ASK(openat(777, nowhere, O_RDONLY));
    ASK(openat(AT_FDCWD, nowhere, O_TMPFILE | O_RDONLY, 0600));
    ASK(creat(nowhere, 0600));
    ASK(memfd_create(nowhere, 0));
    ASK(mq_open(nowhere, O_RDONLY));
    ASK(fstatat(AT_FDCWD, nowhere, nowhere, 0));
    ASK(syscall(SYS_openat, AT_FDCWD, nowhere, 0, 0));
    ASK(execve(nowhere, NULL, NULL));
    ASK(inotify_add_watch(inotify_init1(0), nowhere, IN_OPEN));
}

static void ask_for_sets(void)
{
    ASK(poll(nowhere, 3, 0));
    ASK(poll(NULL, 3, 0));
    ASK(ppoll(NULL, 0, NULL, nowhere));
    ASK(select(10, nowhere, NULL, NULL, NULL));
    ASK(select(64, set_with(60, 8), NULL, NULL, NULL));
    ASK(select(INT_MAX, set_with(60, 64), NULL, NULL, NULL));
    ASK(select(-1, nowhere, NULL, NULL, NULL));
    ASK(epoll_ctl(epoll(), EPOLL_CTL_ADD, ends[0], nowhere));
    ASK(epoll_ctl(epoll(), EPOLL_CTL_ADD, ends[0], NULL));
    ASK(epoll_wait(event_in(epoll()), nowhere, 4, 0));
}

static void ask_for_others(void)
{
    ASK(pipe(nowhere));
    ASK(pipe2(nowhere, 0));
    ASK(socketpair(AF_UNIX, SOCK_STREAM, 0, nowhere));
    ASK(fcntl(file, F_SETLK, nowhere));
    ASK(fcntl(file, F_GETLK, NULL));
    ASK(read(file, nowhere, 10));
    ASK(readv(file, nowhere, 2));
    ASK(write(ends[0], nowhere, 10));
    ASK(fstat(file, nowhere));
    ASK(timerfd_settime(timerfd_create(CLOCK_MONOTONIC, 0), 0, nowhere, NULL));
    ASK(signalfd(-1, nowhere, 0));
    ASK(sendfile(ends[0], file, nowhere, 10));
}

static void ask_for_numbers(void)
{
    ASK(close(INT_MIN));
    ASK(close(INT_MAX));
    ASK(dup(INT_MIN));
    ASK(dup2(0, INT_MAX));
    ASK(close_range(0x80000000, ~0u, CLOSE_RANGE_CLOEXEC));
    ASK(close_range(0x7fffffff, ~0u, CLOSE_RANGE_CLOEXEC));
    ASK(close_range(0x80000000, ~0u, 0));
    ASK(close_range(10, 3, 0));
    ASK(syscall(100000));
}

int main(void)
{
    prepare();
    ask_for_addresses();
    ask_for_messages();
    ask_for_paths();
    ask_for_sets();
    ask_for_others();
    ask_for_numbers();
}
