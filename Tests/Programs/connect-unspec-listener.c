/* connect() with AF_UNSPEC makes a listener an ordinary socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct sockaddr none = {.sa_family = AF_UNSPEC};
    int listening = know(listener("127.0.0.1", 0), "server");
    struct at place = own(listening);

    say("unspec", connect(listening, &none, sizeof none));
    say("accept", accept(listening, NULL, NULL));
    say("connect", dial(stream(AF_INET), place));
    say_own("own", listening);
}
