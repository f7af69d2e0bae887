/* Buffers that are too small for gethostbyaddr_r().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const size_t sizes[] = {0, 1, 16, 1024};
    static _Alignas(16) char buffer[1024];
    struct hostent host, *found = &host;
    const unsigned char address[4] = {10, 0, 0, 5};
    int error;

    put("hosts", "10.0.0.5 db.example db database\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        error = 77;
        printf("%zu: %s", sizes[i],
               strerrorname_np(
                   gethostbyaddr_r(address, 4, AF_INET, &host, buffer, sizes[i], &found, &error)));
        printf(", %s\n", found ? "found" : name_of_h_errno(error));
    }
}
