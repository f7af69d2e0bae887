/* control.c — SPDX-License-Identifier: Apache-2.0 */
#include "control.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

struct name {
    struct sockaddr_un address;
    socklen_t length;
};

static struct name name_of(uid_t user, int32_t pid, unsigned place)
{
    struct name name = {.address.sun_family = AF_UNIX};
    const int length = snprintf(name.address.sun_path + 1, sizeof(name.address.sun_path) - 1,
                                "backlot-record/%u/%d/%u", user, pid, place);

    name.length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
    return name;
}

static int open_socket(int flags)
{
    return socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | flags, 0);
}

int control_listen(int32_t pid)
{
    const int listener = open_socket(SOCK_NONBLOCK);

    for (unsigned place = 0; listener >= 0 && place < CONTROL_PLACES; place++) {
        const struct name name = name_of(geteuid(), pid, place);

        if (bind(listener, (const void *)&name.address, name.length) == 0 &&
            listen(listener, 8) == 0)
            return listener;
        if (errno != EADDRINUSE)
            break;
    }
    const int error = errno;

    if (listener >= 0)
        close(listener);
    return -error;
}

/* Anyone may take a name, so what stands behind it is looked at. */
static bool is_of(int connection, uid_t user, int32_t *pid)
{
    struct ucred peer = {0};
    socklen_t size = sizeof(peer);
    const bool is_known = getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;

    *pid = peer.pid;
    return is_known && (peer.uid == user || peer.uid == 0);
}

/* Somebody else may have taken the name, and let nobody in: that is no reason to wait for ever. */
static int open_patient_socket(void)
{
    const struct timeval patience = {.tv_sec = 1};
    const int connection = open_socket(0);

    if (connection >= 0)
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    return connection;
}

int control_connect(uid_t user, int32_t pid, unsigned *place)
{
    const int connection = open_patient_socket();
    int32_t recorder = 0;

    while (connection >= 0 && *place < CONTROL_PLACES) {
        const struct name name = name_of(user, pid, (*place)++);

        if (connect(connection, (const void *)&name.address, name.length) < 0)
            continue;
        if (is_of(connection, user, &recorder))
            return connection;
        close(connection);
        return control_connect(user, pid, place);
    }
    if (connection >= 0)
        close(connection);
    return -1;
}

bool control_ask(int connection, enum control_request request, struct control_answer *answer)
{
    const uint32_t word = request;
    ssize_t length = 0;

    if (send(connection, &word, sizeof(word), MSG_NOSIGNAL) != (ssize_t)sizeof(word))
        return false;
    do
        length = recv(connection, answer, sizeof(*answer), 0);
    while (length < 0 && errno == EINTR);
    if (length != (ssize_t)sizeof(*answer))
        return false;
    answer->path[sizeof(answer->path) - 1] = 0;
    answer->words[sizeof(answer->words) - 1] = 0;
    return true;
}

int control_accept(int listener, int32_t *pid)
{
    const int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

    if (connection >= 0 && !is_of(connection, geteuid(), pid)) {
        close(connection);
        return -1;
    }
    return connection;
}

int control_hear(int connection)
{
    uint32_t word = 0;
    const ssize_t length = recv(connection, &word, sizeof(word), 0);

    if (length < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    return length == (ssize_t)sizeof(word) && (word == CONTROL_WHO || word == CONTROL_STOP)
               ? (int)word
               : -1;
}

void control_tell(int connection, const struct control_answer *answer)
{
    (void)!send(connection, answer, sizeof(*answer), MSG_NOSIGNAL);
}
