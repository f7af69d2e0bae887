/* Services of datagrams and of streams.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    static const int ports[] = {7777, 7778, 7779, 53, 80};

    for (size_t p = 0; p < sizeof ports / sizeof *ports; p++) {
        ask_four("10.0.0.5", ports[p], 300, 300, 0);
        ask_four("10.0.0.5", ports[p], 300, 300, NI_DGRAM);
        ask_four("10.0.0.5", ports[p], 300, 300, NI_NUMERICSERV | NI_DGRAM);
    }
}
