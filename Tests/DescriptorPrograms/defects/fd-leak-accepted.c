/* A server forgets the sockets of its clients.
 * finds: fd-leak
 * opened: accept_a_client
 * count: 3
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN int accept_a_client(int listener)
{
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC);
}

int main(void)
{
    const int listener = a_listener();

    for (int i = 0; i < 3; i++) {
        const int client = a_client_of(listener);

        need(accept_a_client(listener) != -1 && !close(client));
    }
    need(!close(listener));
}
