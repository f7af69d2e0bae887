/* The address of an accepted client is longer than the room for it.
 * finds: addr-truncated
 * call: accept_a_client
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN int accept_a_client(int listener)
{
    struct sockaddr address;
    socklen_t length = sizeof address;
    const int fd = accept4(listener, &address, &length, SOCK_CLOEXEC);

    need(fd != -1 && length > sizeof address);
    return fd;
}

int main(void)
{
    const int listener = a_listener();
    const int client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX}, name = address;
    socklen_t length = sizeof address;

    /* A name of 60 bytes, not in the file system. */
    snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "%058d", getpid());
    need(!bind(client, (struct sockaddr *)&name, sizeof(sa_family_t) + 60));
    need(!getsockname(listener, (struct sockaddr *)&address, &length));
    need(!connect(client, (struct sockaddr *)&address, length));
    need(!close(accept_a_client(listener)));
    need(!close(client) && !close(listener));
}
