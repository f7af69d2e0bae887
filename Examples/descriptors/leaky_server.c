/* leaky_server.c — an echo server that forgets a socket on one of its paths.
 *
 * It works: every client that says something hears it again. A client that says nothing is left
 * without a word, and its socket stays open. After a week there are no numbers left.
 *
 *     cc -g -o leaky_server leaky_server.c
 *     backlot run --fds -- ./leaky_server
 *
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const words[] = {"hello", "", "how are you?", "", "", "bye"};
enum { CLIENTS = sizeof words / sizeof *words };

static void need(int condition, const char *what)
{
    if (condition)
        return;
    perror(what);
    exit(1);
}

/* Listens on a port of the kernel's choice, and tells which. */
static int open_server(struct sockaddr_in *address)
{
    socklen_t length = sizeof *address;
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    *address =
        (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    need(!bind(server, (struct sockaddr *)address, length), "bind");
    need(!getsockname(server, (struct sockaddr *)address, &length), "getsockname");
    need(!listen(server, 5), "listen");
    return server;
}

static int accept_client(int server)
{
    const int client = accept4(server, NULL, NULL, SOCK_CLOEXEC);

    need(client != -1, "accept4");
    return client;
}

static void serve(int client)
{
    char text[100];
    const ssize_t length = read(client, text, sizeof text);

    if (length <= 0) {
        fprintf(stderr, "leaky_server: a client said nothing\n");
        return; /* without close(client) */
    }
    need(write(client, text, (size_t)length) == length, "write");
    close(client);
}

static void visit(const struct sockaddr_in *address, const char *word)
{
    char echo[100];
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    need(!connect(server, (const struct sockaddr *)address, sizeof *address), "connect");
    need(write(server, word, strlen(word)) != -1 && !shutdown(server, SHUT_WR), "write");
    if (*word) {
        const ssize_t length = read(server, echo, sizeof echo);

        need(length > 0, "read");
        printf("%.*s\n", (int)length, echo);
    }
    close(server);
}

int main(void)
{
    struct sockaddr_in address;
    const int server = open_server(&address);
    const pid_t visitor = fork();

    need(visitor != -1, "fork");
    for (int i = 0; i < CLIENTS; i++) {
        if (visitor)
            serve(accept_client(server));
        else
            visit(&address, words[i]);
    }
    close(server);
    need(!visitor || waitpid(visitor, NULL, 0) == visitor, "waitpid");
}
