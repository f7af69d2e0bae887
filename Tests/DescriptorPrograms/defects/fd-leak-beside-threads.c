/* A server of four threads forgets the sockets of more clients than they could serve.
 * finds: fd-leak
 * opened: accept_a_client
 * count: 9
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

enum { THREADS = 4, CLIENTS = 9 };

static SEEN int accept_a_client(int listener)
{
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC);
}

static void *serve(void *unused)
{
    pause();
    return unused;
}

int main(void)
{
    const int listener = a_listener();
    pthread_t thread;

    for (int i = 0; i < THREADS; i++)
        need(!pthread_create(&thread, NULL, serve, NULL));
    for (int i = 0; i < CLIENTS; i++) {
        const int client = a_client_of(listener);

        need(accept_a_client(listener) != -1 && !close(client));
    }
    need(!close(listener));
}
