/* The program ends while each of its threads has a connection whose peer has just gone: they have
 * not had the time to close them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

enum { THREADS = 4 };

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

    for (int i = 0; i < THREADS; i++) {
        const int client = a_client_of(listener);

        need(accept_a_client(listener) != -1 && !close(client));
        need(!pthread_create(&thread, NULL, serve, NULL));
    }
}
