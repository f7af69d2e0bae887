/* The error queue of a stream is empty.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    hear_with("MSG_ERRQUEUE", line.client, 10, MSG_ERRQUEUE);
    tell(line.server, "data");
    settle();
    hear_with("MSG_ERRQUEUE", line.client, 10, MSG_ERRQUEUE);
    hear("data", line.client);
}
