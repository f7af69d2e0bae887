/* After the first write to a closed peer SO_ERROR knows what happened.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    close(line.server);
    settle();
    say("write", tell(line.client, "one"));
    settle();
    say_error("error", line.client);
    say_error("error again", line.client);
    say("write", tell(line.client, "two"));
}
