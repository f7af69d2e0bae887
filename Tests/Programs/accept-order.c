/* Connections are accepted in the order in which they came.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0);
    char text[] = "number 0";

    for (int i = 0; i < 5; i++) {
        text[7] = (char)('0' + i);
        tell(dialled(own(fd)), text);
    }
    for (int i = 0; i < 5; i++)
        hear("accepted", (int)need(accept(fd, NULL, NULL)));
}
