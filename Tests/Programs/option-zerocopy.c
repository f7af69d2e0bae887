/* Sending without copies, if there is such a thing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "round.h"

static const struct setting settings[] = {{"SO_ZEROCOPY", SOL_SOCKET, SO_ZEROCOPY, {1, 0}}};

int main(void) { SAY_SETTINGS(settings); }
