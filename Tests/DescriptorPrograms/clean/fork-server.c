/* A server forks for each client: the child closes the listener, the parent the client.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN void serve(int listener, int accepted)
{
    char byte;

    need(!close(listener));
    need(read(accepted, &byte, 1) == 1 && write(accepted, &byte, 1) == 1);
    need(!close(accepted));
    _exit(0);
}

static SEEN void visit(int client)
{
    char byte;

    need(write(client, "x", 1) == 1 && read(client, &byte, 1) == 1 && byte == 'x');
    need(!close(client));
}

int main(void)
{
    const int listener = a_listener();

    for (int i = 0; i < 5; i++) {
        const int client = a_client_of(listener);
        const int accepted = accept(listener, NULL, NULL);
        const pid_t child = fork();

        if (!child) {
            need(!close(client));
            serve(listener, accepted);
        }
        need(!close(accepted));
        visit(client);
        wait_for(child);
    }
    need(!close(listener));
}
