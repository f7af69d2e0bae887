// SPDX-License-Identifier: Apache-2.0

// Whether the trait can check anything, and tags for owners.
@_exported public import enum BacklotDescriptors.Descriptors
