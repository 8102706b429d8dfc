import { known } from '../known';
import type { Gpu } from '../types';
import { fireworksPricing, gpuRents, gpuRentsSeptember } from './sources';

// Kept by hand.

export const gpus: readonly Gpu[] = [
  {
    id: 'h100-80gb',
    name: 'NVIDIA H100 SXM 80 GB',
    memory: known('gib', 80, fireworksPricing),
    rents: [
      {
        id: 'runpod',
        price: known('usdPerHour', 2.69, gpuRents, {
          range: [2.69, 3.99],
          note: 'From community to secure cloud.',
        }),
      },
      { id: 'lambda', price: known('usdPerHour', 4.29, gpuRents, { range: [3.99, 4.29] }) },
      { id: 'aws', price: known('usdPerHour', 6.88, gpuRents) },
      { id: 'fireworks', price: known('usdPerHour', 8, fireworksPricing) },
      { id: 'gcp', price: known('usdPerHour', 10.98, gpuRents) },
      { id: 'azure', price: known('usdPerHour', 12.29, gpuRents) },
    ],
  },
  {
    id: 'h200-141gb',
    name: 'NVIDIA H200 141 GB',
    memory: known('gib', 141, fireworksPricing),
    rents: [{ id: 'fireworks', price: known('usdPerHour', 8, fireworksPricing) }],
  },
  {
    id: 'b200-180gb',
    name: 'NVIDIA B200 180 GB',
    memory: known('gib', 180, fireworksPricing),
    rents: [{ id: 'fireworks', price: known('usdPerHour', 13, fireworksPricing) }],
  },
  {
    id: 'a100-80gb',
    name: 'NVIDIA A100 80 GB',
    memory: known('gib', 80, gpuRentsSeptember),
    rents: [
      {
        id: 'market',
        price: known('usdPerHour', 1.19, gpuRentsSeptember, {
          range: [1.19, 3.43],
          note: 'The span over rental companies.',
        }),
      },
    ],
  },
];
