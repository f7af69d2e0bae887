/* gethostid() is that of a machine without /etc/hostid: made of its address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void) { printf("%lx\n", gethostid()); }
