/* Connections that come and go, both ends in one thread.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

struct door {
    struct address where;
    int listening;
};

static void come_and_go(void *context)
{
    const struct door *const door = context;

    close_pair(connected_pair(door->listening, &door->where));
}

double tcp_churn(const char *unused)
{
    (void)unused;
    struct door door;

    door.listening = listener(&door.where);
    return 1e9 / measure(come_and_go, &door, MEDIAN);
}
