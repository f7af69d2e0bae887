/* A stream does not keep the borders of its writes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    tell(line.client, "one");
    tell(line.client, "two");
    tell(line.client, "three");
    settle();
    hear_with("four bytes", line.server, 4, 0);
    hear("rest", line.server);
}
