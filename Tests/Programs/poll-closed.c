/* A closed descriptor is NVAL to poll().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    close(line.client);
    say_poll("closed", line.client);
    hear("the other", line.server);
}
