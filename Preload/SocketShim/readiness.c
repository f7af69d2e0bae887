/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "readiness.h"
#include "stream.h"
#include "tag.h"

#include <stdlib.h>
#include <string.h>

/* Which descriptor an event is about: epoll tells only the program's own data. A guess that is
 * checked; the kernel's list is asked where it fails. */
static struct guess *guess_for(int set, uint64_t data)
{
    return &readiness_guesses[((data ^ data >> 12 ^ data >> 24) + (uint64_t)set * 31) % GUESSES];
}

bool readiness_is_odd(const struct sock *sock)
{
    return sock->stream ? sock->progress == PROGRESS_WAITING : sock->error != 0;
}

static uint32_t stream_readiness(struct sock *sock, uint32_t events)
{
    if (sock->progress == PROGRESS_WAITING)
        return 0;
    events &= ~(uint32_t)POLLWRBAND;
    if (!(events & POLLHUP) || events & POLLERR || !sock->connected)
        return events;
    if (sock->error || stream_was_reset(sock))
        return events | POLLERR;
    /* The peer's close hangs an AF_UNIX stream up; TCP has only half of it closed. */
    return sock->wr_shut || sock->was_reset ? events : events & ~(uint32_t)POLLHUP;
}

uint32_t readiness_of(struct sock *sock, uint32_t events)
{
    if (sock->stream)
        return stream_readiness(sock, events);
    return sock->error ? events | POLLERR : events;
}

static struct watch *watch_of(struct sock *sock, int set, int fd)
{
    for (int i = 0; i < WATCHES; i++)
        if (sock->watch[i].set == set + 1 && (fd < 0 || sock->watch[i].fd == fd))
            return &sock->watch[i];
    return NULL;
}

void readiness_watch(struct sock *sock, int set, int op, int fd, const struct epoll_event *event)
{
    struct watch *watch = watch_of(sock, set, fd);

    if (op == EPOLL_CTL_DEL) {
        if (watch)
            watch->set = 0;
        return;
    }
    if (!watch)
        watch = watch_of(sock, -1, -1);
    if (watch)
        *watch = (struct watch){set + 1, fd, event->events, event->data.u64};
    *guess_for(set, event->data.u64) = (struct guess){event->data.u64, set, fd};
}

void readiness_forget(struct sock *sock, int fd)
{
    for (int i = 0; i < WATCHES; i++)
        if (sock->watch[i].set && sock->watch[i].fd == fd)
            sock->watch[i].set = 0;
}

static void control(int op, const struct watch *watch, uint32_t more)
{
    struct epoll_event event = {.events = watch->events | more, .data.u64 = watch->data};
    REAL(epoll_ctl)(watch->set - 1, op, watch->fd, &event);
}

void readiness_renew(struct sock *sock, int fd)
{
    SHIM_KEEP_ERRNO;
    for (int i = 0; i < WATCHES; i++)
        if (sock->watch[i].set && sock->watch[i].fd == fd)
            control(EPOLL_CTL_ADD, &sock->watch[i], 0);
}

void readiness_rearm(struct sock *sock, int fd)
{
    SHIM_KEEP_ERRNO;
    for (int i = 0; i < WATCHES; i++)
        if (sock->watch[i].set && sock->watch[i].fd == fd)
            control(EPOLL_CTL_MOD, &sock->watch[i], 0);
}

static bool bears(int set, int fd, uint64_t data)
{
    struct sock *sock = sock_of(fd);
    struct watch *watch = sock ? watch_of(sock, set, fd) : NULL;

    return watch && watch->data == data;
}

/* The kernel's own list: "tfd: 5 events: 19 data: 5 pos:…" */
static int ask_kernel(int set, uint64_t data)
{
    char path[64], line[256];
    FILE *list;
    int found = -1;

    snprintf(path, sizeof path, "/proc/self/fdinfo/%d", set);
    list = fopen(path, "re");
    if (!list)
        return -1;
    while (found < 0 && fgets(line, sizeof line, list)) {
        int fd;
        unsigned events;
        unsigned long long there;
        if (sscanf(line, "tfd: %d events: %x data: %llx", &fd, &events, &there) != 3 ||
            there != data)
            continue;
        struct sock *sock = sock_of(fd);
        const struct epoll_event event = {.events = events, .data.u64 = data};
        if (sock)
            readiness_watch(sock, set, EPOLL_CTL_ADD, found = fd, &event);
    }
    REAL(fclose)(list);
    return found;
}

static int descriptor_of(int set, uint64_t data)
{
    const struct guess *guess = guess_for(set, data);

    if (guess->set == set && guess->data == data && bears(set, guess->fd, data))
        return guess->fd;
    if (data < SLOTS && bears(set, (int)data, data))
        return (int)data;
    return sockets_limit() ? ask_kernel(set, data) : -1;
}

/* An event that TCP would not report: asks epoll for changes only, so that it does not come at
 * once again and again. */
static void quieten(struct sock *sock, int set, int fd)
{
    struct watch *watch = watch_of(sock, set, fd);

    if (!watch || watch->events & EPOLLET)
        return;
    watch->events |= EPOLLET;
    control(EPOLL_CTL_MOD, watch, 0);
}

static bool needs_a_look(const struct epoll_event *event)
{
    return event->events & (EPOLLHUP | EPOLLERR) || stream_waiting();
}

static bool translate(int set, struct epoll_event *event)
{
    const int fd = needs_a_look(event) ? descriptor_of(set, event->data.u64) : -1;
    struct sock *sock = fd < 0 ? NULL : sock_of(fd);

    if (!sock)
        return true;
    event->events = readiness_of(sock, event->events);
    if (!event->events)
        quieten(sock, set, fd);
    return event->events;
}

int readiness_translate(int set, struct epoll_event *events, int count)
{
    SHIM_KEEP_ERRNO;
    int kept = 0;

    for (int i = 0; i < count; i++) {
        struct epoll_event event = events[i];
        if (translate(set, &event))
            events[kept++] = event;
    }
    return kept;
}

/* Those who wait for one listener wait together: when one finds no room, none does. */
void readiness_push(void)
{
    struct place full = {.port = 0};

    for (int fd = 0; stream_waiting() && fd < sockets_limit(); fd++) {
        struct sock *sock = sock_of(fd);
        if (!sock || !sock->stream || sock->progress != PROGRESS_WAITING ||
            (sock->peer.port == full.port && ip_equal(sock->peer.ip, full.ip)))
            continue;
        stream_try_again(fd, sock);
        if (sock->progress == PROGRESS_WAITING)
            full = sock->peer;
    }
}
