/* splice() moves bytes between a stream and a pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int tube[2];

    need(pipe(tube));
    need(write(tube[1], "through", 7));
    say("pipe to socket", splice(tube[0], NULL, line.client, NULL, 100, 0));
    settle();
    say("socket to pipe", splice(line.server, NULL, tube[1], NULL, 100, 0));
    char bytes[20];
    say_bytes("out", read(tube[0], bytes, 20), bytes);
    nonblocking(line.server);
    say("nothing there", splice(line.server, NULL, tube[1], NULL, 100, 0));
    say("without a pipe", splice(line.server, NULL, line.client, NULL, 100, 0));
    close(line.client);
    settle();
    say("the end", splice(line.server, NULL, tube[1], NULL, 100, 0));
}
