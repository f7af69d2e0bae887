/* TCP carries no descriptors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int got[1] = {-1};

    say("send", pass(line.client, &line.client, 1));
    settle();
    say("receive", take(line.server, got, 1));
}
