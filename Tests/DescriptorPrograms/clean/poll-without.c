/* poll() takes no notice of negative numbers, which is how entries are switched off.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <poll.h>

int main(void)
{
    const int file = a_file();
    struct pollfd entries[] = {
        {.fd = -1, .events = POLLIN}, {.fd = file, .events = POLLIN}, {.fd = ~file}};

    need(poll(entries, 3, 0) == 1 && entries[1].revents == POLLIN && !entries[0].revents);
    need(!close(file));
}
