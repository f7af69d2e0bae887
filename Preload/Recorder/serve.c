/* serve.c — SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"
#include "serve.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

/* Milliseconds. A process shows its regions for as long as it lives: of a family, we want those of
 * short lives, too. */
enum { CLIENTS = 8, SLOWEST = 100, SLOWEST_FOR_FAMILY = 20, FASTEST = 1 };

/* What is polled: the rings, then these. */
enum { AT_TARGET, AT_SIGNALS, AT_LISTENER, AT_CLIENTS, FIXED = AT_CLIENTS + CLIENTS };

struct service {
    struct session *session;
    struct pollfd *polls, *fixed;
    size_t rings;
    bool waits[CLIENTS]; /* for the end */
    bool is_over;
    int pause, slowest;    /* ms */
    uint64_t looked, look; /* when the last look ended, and how long it took */
    const struct serving *serving;
    struct control_answer *answer;
};

static void poll_ring(struct service *service, size_t ring)
{
    service->polls[ring] = (struct pollfd){
        .fd = samplers_living(&service->session->samplers, (uint32_t)ring), .events = POLLIN};
}

static bool begin(struct service *service)
{
    service->rings = service->session->samplers.ring_count;
    service->polls = calloc(service->rings + FIXED, sizeof(*service->polls));
    if (!service->polls)
        return false;
    service->fixed = service->polls + service->rings;
    for (size_t i = 0; i < service->rings; i++)
        poll_ring(service, i);
    for (size_t i = 0; i < FIXED; i++)
        service->fixed[i] = (struct pollfd){.fd = -1, .events = POLLIN};
    service->fixed[AT_TARGET].fd = service->session->target.handle;
    service->fixed[AT_SIGNALS].fd = service->serving->signals;
    service->fixed[AT_LISTENER].fd = service->serving->listener;
    service->slowest = service->session->options->children ? SLOWEST_FOR_FAMILY : SLOWEST;
    service->pause = service->slowest;
    return true;
}

/* A ring is polled by one of its events; when that one's thread has ended, by another. */
static void check_rings(struct service *service)
{
    size_t living = 0;

    for (size_t i = 0; i < service->rings; i++) {
        if (service->polls[i].fd >= 0 && service->polls[i].revents & (POLLHUP | POLLERR))
            poll_ring(service, i);
        living += service->polls[i].fd >= 0;
    }
    if (!living)
        service->is_over = true;
}

static void hear_signal(struct service *service)
{
    struct signalfd_siginfo signal;

    if (!(service->fixed[AT_SIGNALS].revents & POLLIN) ||
        read(service->fixed[AT_SIGNALS].fd, &signal, sizeof(signal)) != (ssize_t)sizeof(signal))
        return;
    if (!service->serving->on_signal ||
        !service->serving->on_signal((int)signal.ssi_signo, signal.ssi_code))
        service->is_over = true;
}

static void let_in(struct service *service)
{
    int32_t pid = 0;

    if (!(service->fixed[AT_LISTENER].revents & POLLIN))
        return;
    for (size_t i = 0; i < CLIENTS; i++) {
        struct pollfd *client = &service->fixed[AT_CLIENTS + i];

        if (client->fd >= 0)
            continue;
        client->fd = control_accept(service->fixed[AT_LISTENER].fd, &pid);
        if (client->fd >= 0)
            askers_add(&service->session->askers, (uint32_t)pid, nanoseconds());
        client->revents = 0;
        return;
    }
}

static void hear_client(struct service *service, size_t index)
{
    struct pollfd *client = &service->fixed[AT_CLIENTS + index];
    const int request = client->fd >= 0 && client->revents ? control_hear(client->fd) : 0;

    if (request < 0) {
        close(client->fd);
        client->fd = -1;
        service->waits[index] = false;
    } else if (request == CONTROL_WHO) {
        control_tell(client->fd, service->answer);
    } else if (request == CONTROL_STOP) {
        service->waits[index] = true;
        service->is_over = true;
    }
}

static void hear_all(struct service *service)
{
    if (service->fixed[AT_TARGET].revents)
        service->is_over = true;
    hear_signal(service);
    for (size_t i = 0; i < CLIENTS; i++)
        hear_client(service, i);
    let_in(service);
}

/* Threads that change regions often fill their memory soon, and short lives leave none behind. */
static void adapt(struct service *service)
{
    const uint64_t new = service->session->family.most_new;
    const bool is_late = new > REGION_EVENTS / 4 || service->session->family.missed;

    if (is_late && service->pause > FASTEST)
        service->pause /= 2;
    else if (new < REGION_EVENTS / 16 && service->pause < service->slowest)
        service->pause =
            service->pause * 2 < service->slowest ? service->pause * 2 : service->slowest;
}

/* A look costs more in a program with many descriptors, or a large family, and is then taken less
 * often; more often when it is waited for. */
static void look(struct service *service)
{
    enum { SHARE = 200, SHARE_WHEN_LOST = 20 };
    const uint64_t before = nanoseconds();
    const bool is_waited_for = service->session->has_lost;
    const uint64_t pause =
        is_waited_for ? service->look * SHARE_WHEN_LOST : service->look * SHARE + 90000000;

    if (service->looked && before < service->looked + pause)
        return;
    session_look(service->session);
    service->looked = nanoseconds();
    service->look = service->looked - before;
}

static void tell_all(struct service *service)
{
    for (size_t i = 0; i < CLIENTS; i++)
        if (service->waits[i])
            control_tell(service->fixed[AT_CLIENTS + i].fd, service->answer);
}

static void introduce(struct service *service)
{
    struct stat file;

    memcpy(service->answer->path, service->session->output.path, sizeof(service->answer->path));
    if (fstat(service->session->output.file, &file) == 0) {
        service->answer->device = file.st_dev;
        service->answer->inode = file.st_ino;
    }
}

static void go_on(struct service *service)
{
    if (poll(service->polls, service->rings + FIXED, service->pause) < 0)
        return;
    hear_all(service);
    if (service->is_over)
        return;
    check_rings(service);
    session_drain(service->session);
    adapt(service);
    look(service);
}

void serve(struct session *session, const struct serving *serving, struct control_answer *answer)
{
    struct service service = {.session = session, .serving = serving, .answer = answer};

    introduce(&service);
    service.is_over = !begin(&service);
    while (!service.is_over)
        go_on(&service);
    session_finish(session, answer);
    tell_all(&service);
}

int serve_signals(sigset_t *before)
{
    sigset_t mask;

    sigemptyset(&mask);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGHUP);
    sigaddset(&mask, SIGQUIT);
    sigprocmask(SIG_BLOCK, &mask, before);
    return signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
}
