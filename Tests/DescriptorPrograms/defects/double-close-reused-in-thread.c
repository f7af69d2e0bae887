/* A socket is closed twice by one thread; in between, another thread's file gets its number.
 * finds: double-close
 * opened: open_the_file
 * closed: close_the_socket_again
 * again: close_the_file
 * was-opened: make_the_socket
 * was-closed: close_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int file;

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0); }

static SEEN void close_the_socket(int fd) { need(!close(fd)); }

static SEEN void close_the_socket_again(int fd) { need(!close(fd)); }

static SEEN void *open_the_file(void *unused)
{
    file = a_file();
    return unused;
}

static SEEN void *close_the_file(void *unused)
{
    need_error(EBADF, close(file));
    return unused;
}

static void in_thread(void *(*deed)(void *))
{
    pthread_t thread;

    need(!pthread_create(&thread, NULL, deed, NULL) && !pthread_join(thread, NULL));
}

int main(void)
{
    const int fd = make_the_socket();

    close_the_socket(fd);
    in_thread(open_the_file);
    need(file == fd);
    close_the_socket_again(fd);
    in_thread(close_the_file);
}
