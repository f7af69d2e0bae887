/* getnameinfo() of an address of AF_UNIX.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX, .sun_path = "/run/it"};
    char host[300] = "", service[300] = "";
    const int result = getnameinfo((struct sockaddr *)&local, sizeof local, host, sizeof host,
                                   service, sizeof service, 0);

    printf("%s, %s, %s\n", name_of_eai(result), host, service);
    printf("%s\n", name_of_eai(getnameinfo((struct sockaddr *)&local, sizeof local, host, 4,
                                           service, 4, NI_NUMERICHOST)));
}
