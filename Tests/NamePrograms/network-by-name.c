/* getnetbyname() and getnetbyaddr() ask the file of networks, which is libc's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct netent *network;

    network = getnetbyname("nowhere-net");
    printf("%s\n", network ? network->n_name : "none");
    network = getnetbyaddr(0x0a000000, AF_INET);
    printf("%s\n", network ? network->n_name : "none");
}
