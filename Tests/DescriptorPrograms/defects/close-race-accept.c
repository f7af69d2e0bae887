/* A listener is closed by one thread while another sits in accept(): it still takes one client.
 * finds: close-race
 * opened: make_the_listener
 * closed: close_it
 * reader: accept_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"
#include "../unix.h"

static SEEN int make_the_listener(void) { return a_listener(); }

static SEEN void *accept_in_thread(void *fd)
{
    about_to_call();
    const int client = accept4(*(int *)fd, NULL, NULL, SOCK_CLOEXEC);
    need(client != -1 && !close(client));
    return NULL;
}

static SEEN void close_it(int fd) { need(!close(fd)); }

int main(void)
{
    int listener = make_the_listener();
    const int client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un address;
    socklen_t length = sizeof address;
    pthread_t thread;

    need(!getsockname(listener, (struct sockaddr *)&address, &length));
    need(!pthread_create(&thread, NULL, accept_in_thread, &listener));
    wait_until_in_call();
    close_it(listener);
    need(!connect(client, (struct sockaddr *)&address, length));
    need(!pthread_join(thread, NULL) && !close(client));
}
